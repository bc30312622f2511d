import type { EventDefinition } from '../event.js';
import * as cases from './cases.js';
import * as gateway from './gateway.js';
import * as intake from './intake.js';

export * as casesEvents from './cases.js';
export * as gatewayEvents from './gateway.js';
export * as intakeEvents from './intake.js';

/** Every event of the house. */
export const EVENTS: readonly EventDefinition[] = [
  ...Object.values(intake),
  ...Object.values(cases),
  ...Object.values(gateway),
].filter((value: unknown): value is EventDefinition => typeof value === 'object' && value !== null && 'event' in value);
