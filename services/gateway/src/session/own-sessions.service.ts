import { Injectable } from '@nestjs/common';
import { settle } from '@oln/contracts';
import { currentContext, UnitOfWork, type CallContext } from '@oln/service-kit';
import { decideEnd, type OwnSession } from './own-session.js';
import { SessionRepository } from './session.repository.js';
import { isLive, type Session } from './session.js';
import { signInContext, wallTime } from './sign-in-context.js';

/** Where else somebody is signed in, for them alone. `secret`, here and below: of the browser that asks. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: SessionRepository,
  ) {}

  /** All that let somebody in now, in whatever office, newest first. */
  list(secret?: string): Promise<OwnSession[]> {
    const { person } = currentContext().principal;
    return this.work.read(
      'session.list',
      async (tx) => {
        const here = secret ? await this.sessions.find(tx, secret) : undefined;
        const open = (await this.sessions.open(tx, person)).filter((session) => isLive(session, new Date()));
        return open.map((session) => ({ ...session, isThis: session.id === here?.session.id }));
      },
      signInContext(),
    );
  }

  /** At once; a replica that has just let it in does so for seconds yet. */
  async end(id: string, secret?: string): Promise<void> {
    const session = settle(decideEnd(await this.list(secret), id, new Date()));
    await this.work.run(
      'session.end',
      async (tx) => {
        await this.sessions.end(tx, id, new Date());
        tx.audit({ kind: 'session', id, commune: session.commune });
      },
      byOwner(session),
    );
  }
}

/** The office in which it was used, which may be another one than that in which its owner acts now. */
function byOwner({ person, commune }: Session): CallContext {
  const { origin, language } = currentContext();
  return { ...wallTime({ person, roles: [], communes: [commune], kind: 'person' }), door: 'http', origin, language };
}
