/** Injection tokens of what the kit makes for a service. */
export const CONFIG = Symbol('ServiceConfig');
export const DATA_SOURCE = Symbol('DataSource');
export const CIPHER = Symbol('FieldCipher');
export const KEYS = Symbol('KeyRing');
export const NATS = Symbol('NatsConnection');
export const LOGGER = Symbol('Logger');
export const TEMPORAL = Symbol('TemporalWay');
export const METADATA = Symbol('ServiceMetadata');
