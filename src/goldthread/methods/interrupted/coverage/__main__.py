from goldthread.methods.interrupted.coverage.by_method import main

main()
