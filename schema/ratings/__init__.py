"""How an action stands: colours, states, legends, and columns whose marks mean one."""
