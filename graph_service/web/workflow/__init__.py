"""The workflow of a need as pages: one form a step, the need's board, papers to print."""
