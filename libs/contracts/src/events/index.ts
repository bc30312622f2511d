import type { EventDefinition } from '../event.js';
import * as alerts from './alerts.js';
import * as cases from './cases.js';
import * as community from './community.js';
import * as gateway from './gateway.js';
import * as intake from './intake.js';
import * as offer from './offer.js';
import * as reporting from './reporting.js';

export * as alertsEvents from './alerts.js';
export * as casesEvents from './cases.js';
export * as communityEvents from './community.js';
export * as gatewayEvents from './gateway.js';
export * as intakeEvents from './intake.js';
export * as offerEvents from './offer.js';
export * as reportingEvents from './reporting.js';
export { type ClockEvents } from './clocks.js';
export { type ErasureAnswered } from './erasure.js';

const isDefinition = (value: unknown): value is EventDefinition =>
  typeof value === 'object' && value !== null && 'event' in value;

/** A module exports events, and groups of them (the clocks of an entity). */
const eventsOf = (module: object): EventDefinition[] =>
  Object.values(module)
    .flatMap((value: unknown) =>
      typeof value === 'object' && value !== null && !isDefinition(value)
        ? (Object.values(value) as unknown[])
        : [value],
    )
    .filter(isDefinition);

/** Every event of the house. */
export const EVENTS: readonly EventDefinition[] = [intake, cases, alerts, offer, community, gateway, reporting].flatMap(
  eventsOf,
);
