// What differs from one room to the next, and the room's measures.

import Imaging
import RetouchModel

/// The free choices of a room.
struct RoomPlan: Sendable {
    let horizon: Float
    let vanishing: Float
    /// Where the wall of windows meets the back wall, and where the wall across from it does, as shares of the half view there.
    let windowShare: Float
    let otherShare: Float
    /// How deep the room is, against the usual.
    let depth: Float
    /// Metres.
    let ceiling: Float
    /// Metres from one window to the next.
    let bay: Float
    let hasCurtains: Bool
    let hasRug: Bool
    /// The side on which the larger things stand: -1 = left.
    let heavy: Float
    /// Which of several arrangements.
    let variant: Int
    let cloth: SIMD4<Float>
    let accent: SIMD4<Float>

    init(_ room: Room, random: inout SeededRandom) {
        let place = room.brief.place
        horizon = 0.44 + random.uniform(in: -0.02...0.03)
        vanishing = 0.5 + random.uniform(in: -0.05...0.05)
        windowShare = random.uniform(in: 0.50...0.80)
        otherShare = place == .gallery || place == .library ? random.uniform(in: 0.62...0.9) : random.uniform(in: 0.8...1.15)
        depth = random.uniform(in: 0.92...1.12)
        ceiling =
            switch place {
            case .loft: random.uniform(in: 3.8...4.6)
            case .gallery: random.uniform(in: 3.6...4.4)
            case .library: random.uniform(in: 3.3...3.8)
            default: random.uniform(in: 2.75...3.1)
            }
        bay = place == .loft ? random.uniform(in: 2.0...2.8) : random.uniform(in: 1.5...2.3)
        hasCurtains = (place == .livingRoom || place == .shop) && random.uniform() < 0.75
        hasRug = (place == .livingRoom || place == .loft) && random.uniform() < 0.8
        heavy = random.uniform() < 0.65 ? -room.side : room.side
        variant = Int(random.next() % 3)
        let cloths: [UInt32] =
            place == .loft ? [0x6f4630, 0x4a4a4c, 0x8a5f3f, 0x5b6650] : [0xb9b1a4, 0x8d9490, 0x9b8a78, 0x6b7a80]
        let accents: [UInt32] = [0xb9694a, 0x4d6a62, 0xc29a54, 0x8a5a62, 0x40546e]
        cloth = room.brief.palette.dropFirst().first.map(LightColor.of) ?? LightColor.hex(cloths[Int(random.next() % 4)])
        accent = LightColor.hex(accents[Int(random.next() % 5)])
    }
}

/// A room's measures in metres, and the light in it.
struct RoomPlace: Sendable {
    let room: Room
    let plan: RoomPlan
    let camera: SceneCamera
    /// Depth of the back wall.
    let back: Float
    /// X of the wall of windows, and of the wall across.
    let windowX: Float
    let otherX: Float

    var look: RoomLook { room.look }
    var side: Float { room.side }
    var kind: ScenePlace { room.brief.place }
    /// The lamps are lit.
    var isNight: Bool { room.brief.hour == .night || room.brief.hour == .dusk }
    /// Pixels of the canvas against one that is 900 high.
    var unit: Float { Float(camera.height) / 900 }

    init(room: Room, plan: RoomPlan, camera: SceneCamera) {
        self.room = room
        self.plan = plan
        self.camera = camera
        back = (1.75 * camera.subjectDistance + 3.5) * plan.depth
        let half = camera.halfView * back
        windowX = room.side * half * plan.windowShare
        otherX = -room.side * half * plan.otherShare
    }

    /// Nearest depth at which things are drawn.
    var nearest: Float { 1.75 * camera.subjectDistance }

    /// X of a share of the view at a depth: 1 = the frame's right edge.
    func x(_ share: Float, at z: Float) -> Float { share * camera.halfView * z }

    /// Share of the window's light that reaches an X.
    @inline(__always)
    func reach(_ x: Float) -> Float {
        let away = abs(x - windowX)
        return 0.30 + 0.70 / (1 + away * away / 7)
    }

    /// A pen for things at an X: less light comes from the window the farther they stand from it.
    func pen(at x: Float) -> SolidPen {
        let reach = reach(x)
        return SolidPen(
            camera: camera,
            light: ThingLight(
                key: look.day * (0.95 * reach), toKey: SIMD3(side * 0.92, 0.30, -0.18),
                above: look.fill * 0.36 + look.day * (0.10 * reach),
                below: look.fill * 0.20 + look.key * 0.05))
    }
}
