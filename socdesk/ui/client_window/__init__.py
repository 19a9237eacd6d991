"""The client window: what a projector shows, and nothing that is only for the desk."""
