"""The same job given to this product and to its peers. Nothing fails because a machine was slow."""
