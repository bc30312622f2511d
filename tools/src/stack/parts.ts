import { identityPart } from './identity-part.js';
import { mailPart, natsPart, postgresPart, temporalPart } from './back-end-parts.js';
import type { PartDefinition } from './part-definition.js';
import type { StackPlan } from './plan.js';
import { servicePart, workerPart } from './program-parts.js';
import { builtServices, workerIsBuilt } from './programs.js';

const replicas = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** The stack as a table; each row says what it needs (`after`). A service takes part once it is built. */
export const partsTable = (plan: StackPlan): PartDefinition[] => [
  postgresPart(plan),
  natsPart(plan),
  temporalPart(plan),
  mailPart(plan),
  ...builtServices().flatMap((name) =>
    // The gateway is the one address: it has one replica here.
    replicas(name === 'gateway' ? 1 : plan.replicas).map((replica) => servicePart(plan, name, replica)),
  ),
  ...(plan.signIn ? [identityPart(plan)] : []),
  ...replicas(workerIsBuilt() ? plan.replicas : 0).map((replica) => workerPart(plan, replica)),
];
