"""What answers what: plans and the inspection reports they answer, objectives and the recommendations they answer."""
