/** Roles of the office (docs/glossary). The table of rights uses these names and no others. */
export const ROLES = [
  'coordinator',
  'deputy-coordinator',
  'case-manager',
  'family-therapist',
  'community-manager',
  'chcc-support',
  'network-member',
  'regional-supervisor',
  'national-supervisor',
  'integrator',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];

/** Every service of the house, in the order in which they are shown. Any other list of services is made of this one. */
export const SERVICES = ['intake', 'cases', 'alerts', 'offer', 'community', 'reporting', 'gateway'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** All but those: a service that comes to the house is in every list that does not leave it out by name. */
export const servicesBut = <Left extends ServiceName>(...left: readonly Left[]): Exclude<ServiceName, Left>[] =>
  SERVICES.filter((name): name is Exclude<ServiceName, Left> => !(left as readonly ServiceName[]).includes(name));

/**
 * A fact, as it travels: CloudEvents 1.0 in JSON with four extension attributes. Ids and codes only.
 * NATS subject: `oln.v1.<commune>.<service>.<entity>.<event>`.
 */
export interface OlnEvent<Data = Record<string, unknown>> {
  specversion: '1.0';
  /** UUIDv7 of the outbox row; also `Nats-Msg-Id` and the inbox key. */
  id: string;
  /** `/oln/<service>` */
  source: string;
  /** `oln.<service>.<entity>.<event>.v<version>` */
  type: string;
  /** Id of the entity. */
  subject: string;
  /** Wall time of recording, ISO 8601 UTC. */
  time: string;
  datacontenttype: 'application/json';
  /** `urn:oln:schema:<type>` */
  dataschema: string;
  /** CUT code of the commune. */
  commune: string;
  /** Version of the entity after the fact: consumers ignore what is older than what they know. */
  entityversion: number;
  /** Business time of the fact, ISO 8601 UTC. */
  asof: string;
  /** Person (opaque id) or `system` or `process`. */
  actor: string;
  /** W3C trace context, if the fact happened inside a trace. */
  traceparent?: string;
  data: Data;
}
