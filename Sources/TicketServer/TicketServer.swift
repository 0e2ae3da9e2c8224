// Where the process begins: the command line picks a command, the command gives the exit code.

import Glibc

@main
enum Main {
    static func main() {
        exit(CommandLineTool.run(Array(CommandLine.arguments.dropFirst())))
    }
}
