"""/manage: for whom readers' commands speak in the private chat."""
