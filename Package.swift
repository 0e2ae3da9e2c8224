// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "TicketServer",
    products: [.executable(name: "TicketServer", targets: ["TicketServer"])],
    targets: [
        .systemLibrary(name: "CSQLite"),
        .systemLibrary(name: "CLinux"),
        .target(name: "TicketCore", dependencies: ["CSQLite", "CLinux"], swiftSettings: settings),
        .executableTarget(name: "TicketServer", dependencies: ["TicketCore", "CLinux"], swiftSettings: settings),
        .testTarget(name: "TicketCoreTests", dependencies: ["TicketCore"], swiftSettings: settings),
        .testTarget(
            name: "TicketServerTests", dependencies: ["TicketServer", "TicketCore"], exclude: ["Browser/Journeys"],
            swiftSettings: settings),
    ]
)
