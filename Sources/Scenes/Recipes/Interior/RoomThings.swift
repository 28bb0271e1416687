// Which things stand in which room.

import Imaging
import RetouchModel

/// Furniture as soft masses, placed by the room's plan so that the middle stays free for the subject.
struct RoomThings {
    let place: RoomPlace

    private var heavy: Float { place.plan.heavy }
    private var back: Float { place.back }
    private var furniture: Furniture { Furniture(place: place) }

    /// What hangs on the back wall, as soft as the wall.
    func addOnWall(to stack: inout LensStack) {
        switch place.kind {
        case .library: RoomShelves(place: place).addBooks(&stack)
        case .shop: RoomShelves(place: place).addNiches(&stack)
        case .gallery: RoomPictures(place: place).addExhibition(&stack)
        case .livingRoom where place.plan.variant != 2, .office where place.plan.variant == 0:
            RoomPictures(place: place).addOne(&stack, share: heavy * 0.42)
        default: break
        }
    }

    /// What stands in the room.
    func add(to stack: inout LensStack) {
        switch place.kind {
        case .library: addLibrary(&stack)
        case .office: addOffice(&stack)
        case .shop: addShop(&stack)
        case .gallery: addGallery(&stack)
        default: addLiving(&stack)
        }
    }

    /// A depth in the room: 0 = as near as things may stand, 1 = at the back wall.
    private func depth(_ share: Float) -> Float {
        let far = back - 0.9
        return place.nearest + (far - place.nearest) * share
    }

    // MARK: - Rooms

    private func addLiving(_ stack: inout LensStack) {
        let isLoft = place.kind == .loft
        let sofa = depth(0.78)
        let sofaX = place.x(heavy * 0.42, at: sofa)
        furniture.sofa(&stack, x: sofaX, z: sofa, wide: place.plan.variant == 1 ? 1.7 : 2.2)
        furniture.plant(&stack, x: place.x(-heavy * (isLoft ? 0.80 : 0.72), at: depth(0.9)), z: depth(0.9), tall: 1.7)
        switch place.plan.variant {
        case 0:
            furniture.floorLamp(&stack, x: sofaX + heavy * 1.45, z: sofa + 0.3)
            furniture.lowTable(&stack, x: sofaX - heavy * 0.3, z: depth(0.42))
            furniture.plant(&stack, x: place.x(heavy * 0.98, at: depth(0.35)), z: depth(0.35), tall: 1.25)
        case 1:
            furniture.armchair(&stack, x: place.x(-heavy * 0.62, at: depth(0.5)), z: depth(0.5))
            furniture.sideboard(&stack, x: place.x(-heavy * 0.25, at: back - 0.5), z: back - 0.55, wide: 1.6)
            furniture.floorLamp(&stack, x: place.x(heavy * 0.88, at: depth(0.85)), z: depth(0.85))
        default:
            furniture.sideboard(&stack, x: place.x(-heavy * 0.35, at: back - 0.5), z: back - 0.55, wide: 1.9)
            furniture.lowTable(&stack, x: sofaX, z: depth(0.45))
            furniture.plant(&stack, x: place.x(-heavy * 1.02, at: depth(0.3)), z: depth(0.3), tall: 1.4)
        }
        if isLoft {
            furniture.column(&stack, x: place.x(-heavy * 0.52, at: depth(0.62)), z: depth(0.62))
            furniture.pendants(&stack, count: 3, z: depth(0.55), height: 2.35, x: sofaX)
        }
        if place.isNight { furniture.pendants(&stack, count: 2, z: depth(0.7), height: 2.1, x: -sofaX) }
    }

    private func addLibrary(_ stack: inout LensStack) {
        RoomShelves(place: place).addSideBooks(&stack)
        let table = depth(0.55)
        furniture.desk(&stack, x: place.x(heavy * 0.62, at: table), z: table, wide: 1.9, kind: .reading)
        furniture.armchair(&stack, x: place.x(-heavy * 0.72, at: depth(0.7)), z: depth(0.7))
        furniture.pendants(&stack, count: 3, z: depth(0.72), height: 2.45, x: 0)
        if place.plan.variant == 0 { furniture.floorLamp(&stack, x: place.x(-heavy * 0.95, at: depth(0.78)), z: depth(0.78)) }
    }

    private func addOffice(_ stack: inout LensStack) {
        for (number, share) in ([0.92, 0.58, 0.22] as [Float]).enumerated() {
            let z = depth(share)
            let way: Float = number % 2 == 0 ? heavy : -heavy
            furniture.desk(&stack, x: place.x(way * 0.70, at: z), z: z, wide: 1.6, kind: .office)
        }
        furniture.plant(&stack, x: place.x(-heavy * 0.85, at: depth(0.85)), z: depth(0.85), tall: 1.5)
        furniture.sideboard(&stack, x: place.x(-heavy * 0.3, at: back - 0.4), z: back - 0.45, wide: 2.4)
    }

    private func addShop(_ stack: inout LensStack) {
        RoomShelves(place: place).addRail(&stack, x: place.x(-heavy * 0.70, at: depth(0.6)), z: depth(0.6))
        if place.plan.variant != 1 {
            RoomShelves(place: place).addRail(&stack, x: place.x(heavy * 0.82, at: depth(0.35)), z: depth(0.35))
        }
        furniture.display(&stack, x: place.x(heavy * 0.5, at: depth(0.7)), z: depth(0.7))
        if place.plan.variant != 2 {
            furniture.plant(&stack, x: place.x(-heavy * 1.0, at: depth(0.95)), z: depth(0.95), tall: 1.6)
        }
        furniture.pendants(&stack, count: 4, z: depth(0.8), height: 2.4, x: 0)
    }

    private func addGallery(_ stack: inout LensStack) {
        RoomPictures(place: place).addSide(&stack)
        let z = depth(0.45)
        furniture.bench(&stack, x: place.x(heavy * (place.plan.variant == 0 ? 0.0 : 0.5), at: z), z: z)
        guard place.plan.variant == 2 else { return }
        furniture.plinth(&stack, x: place.x(-heavy * 0.62, at: depth(0.6)), z: depth(0.6))
    }
}
