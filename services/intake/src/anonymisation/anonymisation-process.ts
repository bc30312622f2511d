import { Injectable } from '@nestjs/common';
import type { Standing } from '@oln/contracts';
import { OwnedProcess } from '@oln/service-kit';
import type { Anonymisation } from './anonymisation.js';

/** What an anonymisation tells its process `anonymisation-<id>`. */
@Injectable()
export class AnonymisationProcess extends OwnedProcess<Anonymisation> {
  readonly standingOf = standingOf;

  protected override processOf() {
    return 'anonymisation' as const;
  }
}

/** Where it stands, as its process is told. */
export const standingOf = (one: Anonymisation, asOf: Date): Standing => ({
  version: one.version,
  stage: one.stage,
  outcome: one.stage === 'closed' ? one.outcome : undefined,
  ended: one.stage === 'closed' || undefined,
  anchors: anchorsOf(one),
  asOf: asOf.toISOString(),
});

export function anchorsOf(one: Anonymisation): Record<string, string> {
  const always = { stageSince: one.stageSince.toISOString(), announcedAt: one.announcedAt.toISOString() };
  return one.stage === 'held' ? { ...always, heldUntil: one.heldUntil.toISOString() } : always;
}
