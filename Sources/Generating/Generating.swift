// Generating
