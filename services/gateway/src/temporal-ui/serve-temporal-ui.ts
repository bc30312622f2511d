import type { INestApplicationContext } from '@nestjs/common';
import { CONFIG, KEYS, principalOfToken, UnitOfWork, type KeyRing, type ServiceConfig } from '@oln/service-kit';
import type { FastifyInstance } from 'fastify';
import { Reach } from './reach.js';
import { openSignIn } from './sign-in.js';
import { openTemporalUi } from './temporal-ui.proxy.js';

/** The UI, its way in, and the audit of who looked at which process. */
export async function serveTemporalUi(
  server: FastifyInstance,
  app: INestApplicationContext,
  uiUrl: string,
): Promise<void> {
  const door = { config: app.get<ServiceConfig>(CONFIG), keys: app.get<KeyRing>(KEYS) };
  await openSignIn(server, async (token) => (await principalOfToken(token, door)) !== undefined);
  await openTemporalUi(server, uiUrl, new Reach(uiUrl), async (workflowId, commune) => {
    await app.get(UnitOfWork).read('process.look', async (tx) => {
      tx.audit({ kind: kindOf(workflowId), id: workflowId.slice(-36), commune });
    });
  });
}

/** Kind of the record that a process is of, as other audit entries name it. */
function kindOf(workflowId: string): string {
  const prefix = workflowId.slice(0, -37);
  return prefix === 'intake' ? 'request' : prefix;
}
