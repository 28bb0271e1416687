// Which plates can stand behind one subject, and which of them a variation gets.

import Imaging
import RetouchModel
import Scenes

/// The plates of one described scene that fit one subject's frame, best first.
///
/// A variation's plate follows from its seed alone, like everything else of it: the seed's two low bits are its place in the order, so that
/// four variations show the four best plates, and rendered scenes once there are no more.
struct PlateShelf: Sendable {
    private let fitting: [PlateMatch]
    private let staging: SceneStaging
    private let scene: SceneDescription
    /// Plates show the scene, and none fits the frame.
    let isMisfit: Bool

    /// Variations that differ in more than a detail.
    private static let looks = 4

    init(_ scene: SceneDescription, staging: SceneStaging, library: PlateLibrary?) {
        self.scene = scene
        self.staging = staging
        let good = library?.matches(for: scene).filter(\.isGoodEnough) ?? []
        fitting = good.filter { PlateSetting($0.plate, scene: scene, staging: staging) != nil }
        isMisfit = !good.isEmpty && fitting.isEmpty
    }

    /// The plates to try for a variation, in this order; where none is left, the scene is rendered.
    ///
    /// What cannot be rendered gets any plate: the same ones again, cut out differently.
    func candidates(seed: UInt32) -> [(match: PlateMatch, setting: PlateSetting)] {
        let rank = Int(seed % UInt32(Self.looks))
        var order = Array(stride(from: rank, to: fitting.count, by: Self.looks))
        if scene.brief == nil, !fitting.isEmpty {
            let all = fitting.indices.map { (rank + $0) % fitting.count }
            order += all.filter { !order.contains($0) }
        }
        return order.compactMap { index in
            let cut = PlateCut(seed: seed, isFirst: rank < fitting.count)
            return PlateSetting(fitting[index].plate, scene: scene, staging: staging, cut: cut).map { (fitting[index], $0) }
        }
    }
}

/// Which part of a plate's width is shown, and how near: a variation's free choice.
struct PlateCut: Sendable, Equatable {
    var zoom = 1.0
    /// 0 = left, 1 = right.
    var anchor = 0.5

    init() {}

    /// - Parameter isFirst: no other variation of four shows this plate, so that all of it can be shown.
    init(seed: UInt32, isFirst: Bool) {
        var random = SeededRandom(seed: UInt64(seed), stream: 0x706C_6174)
        anchor = 0.5 + Double(random.uniform(in: isFirst ? -0.15...0.15 : -0.45...0.45))
        zoom = isFirst ? 1 : 1.05 + 0.2 * Double(random.uniform())
    }
}

/// A plate set up for one subject: as the ground that it stands on, behind it, or behind a table.
struct PlateSetting: Sendable {
    private enum Kind: Sendable {
        case whole(PlateScene)
        case behindTable(PlateScene)
    }

    let plate: Plate
    private let kind: Kind
    private let staging: SceneStaging

    /// - Returns: `nil` where the plate does not fit the frame.
    init?(_ plate: Plate, scene: SceneDescription, staging: SceneStaging, cut: PlateCut = PlateCut()) {
        self.plate = plate
        self.staging = staging
        guard staging.footing == .table, !plate.hasTable else {
            guard
                let whole = PlateScene(plate, brief: scene.brief, frame: staging.frame, zoom: cut.zoom, anchor: cut.anchor)
            else { return nil }
            kind = .whole(whole)
            return
        }
        // A table that was asked for, with nothing said of a place behind it: another picture's table is none of it.
        guard scene.brief?.place != .table else { return nil }
        var brief = staging.brief
        brief.table = nil
        brief.depth = .soft
        let frame = Table.backdropFrame(staging.frame)
        guard
            let behind = PlateScene(
                plate, brief: scene.brief == nil ? nil : brief, frame: frame, zoom: cut.zoom, anchor: cut.anchor)
        else { return nil }
        kind = .behindTable(behind)
    }

    /// - Parameter picture: the plate's.
    func paint(_ picture: Raster, compute: Compute) throws(EditFailure) -> PaintedScene {
        switch kind {
        case .whole(let scene): return try scene.paint(picture, compute: compute)
        case .behindTable(let scene):
            let behind = try scene.paint(picture, compute: compute)
            return try Table(brief: staging.brief, frame: staging.frame, behind: behind).paint(compute: compute)
        }
    }
}
