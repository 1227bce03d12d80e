export default { layout: "page.njk" };
