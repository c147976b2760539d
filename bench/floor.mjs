/** The least that a command line written as an ES module can do: the floor of the figures. */
process.stdout.write("0.0.0\n");
