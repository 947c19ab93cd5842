"""Stories built through the services: a demo that is also a proof."""
