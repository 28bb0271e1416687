// Health and the server's description of itself.

import CRetouchProtos
import RetouchModel

extension MessageBuilder {
    func health(_ health: HealthStatus) -> UnsafeMutablePointer<Retouch__V1__HealthCheckResponse> {
        make {
            $0.status = Retouch__V1__ServingStatus(health.state.number)
            ($0.n_reasons, $0.reasons) = list(health.reasons, text)
            $0.edits_running = UInt32(clamping: health.editsRunning)
            $0.edits_queued = UInt32(clamping: health.editsQueued)
        }
    }

    /// - Parameter streaming: names of the methods whose answer is a stream.
    func description(
        _ description: ServerDescription, streaming: Set<String>, schemaHash: UInt64
    ) -> UnsafeMutablePointer<Retouch__V1__DescribeResponse> {
        make {
            $0.build = text(description.build)
            $0.schema_hash = schemaHash
            ($0.n_limits, $0.limits) = list(description.limits) { limit in
                make {
                    $0.name = text(limit.name)
                    $0.value = Int64(limit.value)
                }
            }
            ($0.n_engines, $0.engines) = list(description.engines, engine)
            ($0.n_methods, $0.methods) = list(description.methods) { method in
                make {
                    $0.name = text(method)
                    $0.server_streaming = streaming.contains(method) ? 1 : 0
                }
            }
            $0.descriptor_set = payload(description.descriptorSet)
        }
    }

    private func engine(_ engine: EngineDescription) -> UnsafeMutablePointer<Retouch__V1__Engine> {
        make {
            $0.name = text(engine.name)
            $0.generative = engine.generative ? 1 : 0
            ($0.n_abilities, $0.abilities) = list(engine.abilities) { ability in
                make {
                    $0.name = text(ability.name)
                    $0.available = ability.available ? 1 : 0
                    $0.missing = text(ability.missing)
                }
            }
        }
    }
}

extension MessageReader {
    func health(_ message: Retouch__V1__HealthCheckResponse) -> HealthStatus {
        HealthStatus(
            state: .known(message.status.rawValue) ?? .unknown,
            reasons: Text.read(message.reasons, message.n_reasons), editsRunning: Int(message.edits_running),
            editsQueued: Int(message.edits_queued))
    }

    func description(_ message: Retouch__V1__DescribeResponse) throws(MessageError) -> ServerDescription {
        ServerDescription(
            build: Text.read(message.build),
            methods: try list(message.methods, message.n_methods, "methods") { method throws(MessageError) in
                Text.read(method.pointee.name)
            },
            engines: try list(message.engines, message.n_engines, "engines") { engine throws(MessageError) in
                EngineDescription(
                    name: Text.read(engine.pointee.name), generative: engine.pointee.generative != 0,
                    abilities: try list(engine.pointee.abilities, engine.pointee.n_abilities, "abilities") {
                        ability throws(MessageError) in
                        EngineAbility(
                            name: Text.read(ability.pointee.name), available: ability.pointee.available != 0,
                            missing: Text.read(ability.pointee.missing))
                    })
            },
            limits: try list(message.limits, message.n_limits, "limits") { limit throws(MessageError) in
                NamedLimit(name: Text.read(limit.pointee.name), value: Int(limit.pointee.value))
            },
            descriptorSet: payloads.bytes(message.descriptor_set))
    }
}
