// What the kernel knows of this process, under the names that every Prometheus client uses.

import Glibc
import TicketCore

enum ProcessMetrics {
    static func register(in registry: MetricsRegistry) {
        registry.counted("process_cpu_seconds_total", "User and system time of all threads.") { cpuSeconds() }
        registry.gauge("process_resident_memory_bytes", "Memory that is in RAM.") { residentBytes() }
        registry.gauge("process_open_fds", "Open file descriptors.") { Double(openDescriptors()) }
        registry.gauge("process_max_fds", "How many file descriptors may be open.") { maximumDescriptors() }
        let start = startSeconds()
        registry.gauge("process_start_time_seconds", "When the process began, since 1970.") { start }
    }

    static func cpuSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    static func residentBytes() -> Double {
        let pages = fields(of: "/proc/self/statm").dropFirst().first.flatMap { Int(digits: $0) } ?? 0
        return Double(pages * sysconf(Int32(_SC_PAGESIZE)))
    }

    static func openDescriptors() -> Int {
        guard let directory = opendir("/proc/self/fd") else { return 0 }
        defer { closedir(directory) }
        var count = 0
        while readdir(directory) != nil { count += 1 }
        return max(0, count - 3)  // ".", ".." and the descriptor of this very reading
    }

    static func maximumDescriptors() -> Double {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return Double(limit.rlim_cur)
    }

    /// Field 22 of proc_pid_stat(5), counted from behind the name, which may contain anything but ends with a bracket.
    static func startSeconds() -> Double {
        let behindName = text(of: "/proc/self/stat").split(separator: ")").last ?? ""
        let ticks = behindName.split(separator: " ").dropFirst(19).first.flatMap { UInt64(digits: $0) } ?? 0
        let boot = text(of: "/proc/stat").split(separator: "\n").first { $0.hasPrefix("btime ") }
        let bootSeconds = boot.flatMap { UInt64(digits: $0.dropFirst(6)) } ?? 0
        return Double(bootSeconds) + Double(ticks) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    private static func fields(of path: String) -> [Substring] { text(of: path).split(separator: " ") }

    private static func text(of path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 8192)
        while case let count = read(descriptor, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
