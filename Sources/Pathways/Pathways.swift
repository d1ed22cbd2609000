// Pathways
