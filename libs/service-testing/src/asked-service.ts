import type { ServiceName } from '@oln/contracts';
import { loadKeyRing } from '@oln/crypto';
import { Answerer, CallerSeal, defineQuestion, NatsLink } from '@oln/messaging';
import { backEnds, freshNats } from '@oln/testing';

/** Another service over the real wire: answers what it is asked until it is closed. */
export interface AskedService {
  close(): Promise<void>;
}

export async function answering(
  service: ServiceName,
  query: string,
  answer: (question: never) => unknown,
): Promise<AskedService> {
  const nats = freshNats();
  const link = new NatsLink({
    url: nats.url,
    user: nats.user(service),
    password: nats.password(service),
    name: service,
  });
  const seal = new CallerSeal(loadKeyRing(backEnds().secrets.keysFile).token);
  const answerer = new Answerer({ link, service, seal });
  answerer.on(defineQuestion<never, unknown>({ service, query, version: 1 }), async (question) => answer(question));
  answerer.start();
  await (await link.connection()).flush();
  return { close: () => answerer.stop().finally(() => link.close()) };
}
