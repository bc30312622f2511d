import type { INestApplicationContext } from '@nestjs/common';
import { KEYS, KnownTokens, newId, UnitOfWork, type KeyRing } from '@oln/service-kit';
import type { FastifyInstance } from 'fastify';
import { openCodec } from './codec.js';
import { Reach } from './reach.js';
import { openSignIn } from './sign-in.js';
import { openTemporalUi } from './temporal-ui.proxy.js';

/** The UI, its way in, and the audit of who looked at which process. */
export async function serveTemporalUi(
  server: FastifyInstance,
  app: INestApplicationContext,
  { uiUrl, takesTokens }: { uiUrl: string; takesTokens: boolean },
): Promise<void> {
  const tokens = app.get(KnownTokens);
  if (takesTokens) await openSignIn(server, async (token) => (await tokens.principalOf(token)) !== undefined);
  openCodec(server, app.get<KeyRing>(KEYS), async () => {
    await app.get(UnitOfWork).read('process.payloads', async (tx) => {
      const { communes } = tx.context.principal;
      tx.audit({ kind: 'process-payloads', id: newId(), commune: communes === '*' ? '*' : communes[0]! });
    });
  });
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
