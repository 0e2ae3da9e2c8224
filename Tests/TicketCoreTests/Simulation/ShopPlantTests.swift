// The door in front of a server that can be too slow.

import XCTest

@testable import TicketCore

final class ShopPlantTests: XCTestCase {
    private func sale(_ policy: ShopPlant.Policy, breaksInTo capacity: Double = 100) -> ShopPlant.Result {
        var plant = ShopPlant(policy, seed: 2_026)
        if capacity < 100 {
            plant.slowed = 900..<1_200
            plant.capacity = { (900..<1_200).contains($0) ? capacity : 100 }
        }
        return plant.run()
    }

    func testPrint() {
        for capacity in [100.0, 50, 25] {
            for policy in [ShopPlant.Policy.door] {
                let result = sale(policy, breaksInTo: capacity)
                print(capacity, policy, result)
            }
        }
    }
}
