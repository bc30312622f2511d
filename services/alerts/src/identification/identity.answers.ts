import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { isSystem } from '@oln/identity';
import { Answers, currentContext, KitErrors, UnitOfWork } from '@oln/service-kit';
import type { AlertIdentity } from '../alert/alert-identity.js';
import { RegistrationTraces } from '../alert/registration.service.js';

/** `known`: somebody has said who it is, or nobody needs to know any more. */
export type IdentityAnswer =
  { state: 'told'; identity: AlertIdentity; factors: readonly string[] } | { state: 'known' };

/** Who an alert is about is told to the registry, and to nobody else. Reading it is on record. */
@Injectable()
export class IdentityAnswers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly traces: RegistrationTraces,
  ) {}

  @Answers('alert-identity')
  async answer({ id }: { id: string }): Promise<IdentityAnswer> {
    if (!isSystem(currentContext().principal, 'identification')) throw new RefusedError(refuse(KitErrors.NOT_ALLOWED));
    return this.work.read('alert.tell-identity', async (tx) => {
      const alert = await this.traces.alerts.get(tx, id);
      tx.audit({ kind: 'alert', id, commune: alert.commune, version: alert.version });
      const sealed = alert.stage === 'received' ? await this.traces.alerts.identity(tx, id) : null;
      if (!sealed) return { state: 'known' };
      return { state: 'told', identity: this.traces.sealing.openIdentity(id, sealed), factors: alert.factors };
    });
  }
}
