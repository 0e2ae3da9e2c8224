import Foundation
import XCTest

@testable import TicketServer

/// The files of Config/ are accepted by the programs they are for.
final class SampleConfigurationTests: XCTestCase {
    func testHAProxyAcceptsItsSample() throws {
        let result = try runTool("haproxy", ["-c", "-f", "Config/haproxy.cfg"], package: "haproxy")
        XCTAssertEqual(result.status, 0, result.output)
        XCTAssertFalse(result.output.contains("WARNING"), result.output)
    }

    func testHAProxyNeverRepeatsAPOST() throws {
        XCTAssertTrue(try Project.text("Config/haproxy.cfg").contains("http-request disable-l7-retry if METH_POST"))
    }

    func testNginxAcceptsItsSample() throws {
        let directory = try temporaryDirectory(for: self)
        let text = try Project.text("Config/nginx.conf")
            .replacing("/var/cache/nginx", with: directory.path)
            .replacing("worker_processes auto;", with: "worker_processes 1;\npid \(directory.path)/pid;")
        let file = directory.appending(path: "nginx.conf")
        try text.write(to: file, atomically: true, encoding: .utf8)
        let arguments = ["-t", "-q", "-p", directory.path, "-c", file.path, "-e", "stderr"]
        let result = try runTool("nginx", arguments, package: "nginx-light")
        XCTAssertEqual(result.status, 0, result.output)
        XCTAssertEqual(result.output, "")
    }

    func testAlertsFireAndStaySilent() throws {
        for arguments in [
            ["check", "rules", "Config/prometheus-rules.yml"], ["test", "rules", "Config/prometheus-rules-test.yml"],
        ] {
            let result = try runTool("promtool", arguments, package: "prometheus")
            XCTAssertEqual(result.status, 0, result.output)
        }
    }

    func testSystemdCallsTheServiceHardened() throws {
        let arguments = ["security", "--offline=true", "--threshold=20", "--no-pager", "Config/ticketserver.service"]
        let result = try runTool("systemd-analyze", arguments, package: "systemd")
        XCTAssertEqual(result.status, 0, result.output)
    }

    /// Where the samples and the defaults must agree, they do.
    func testSamplesAgreeWithTheDefaults() throws {
        let address = try XCTUnwrap(Configuration().listen.addresses.first).description
        for path in ["Config/haproxy.cfg", "Config/nginx.conf", "Config/ticketserver.socket"] {
            XCTAssertTrue(try Project.text(path).contains(address), path)
        }
        XCTAssertTrue(
            try Project.text("Config/ticketserver.socket").contains("Backlog=\(Configuration().listen.backlog)"))
        XCTAssertTrue(
            try Project.text("Config/ticketserver.service").contains(
                "RestartPreventExitStatus=\(ExitCode.usage.rawValue)"))
    }
}
