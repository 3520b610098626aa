"""What keeps the bot going: updates in, jobs, clocks, the web server, the command line."""
