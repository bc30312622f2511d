import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { headers } from '@nats-io/nats-core';
import { defineErrors, refuse, RefusedError } from '@oln/contracts';
import { newKeyRing } from '@oln/crypto';
import type { NatsLink } from '../nats/nats-link.js';
import { linkTo, openNats, sleep, until, type Server } from '../spec/room.spec.js';
import { Answerer, type Call } from './answerer.js';
import { Asker } from './asker.js';
import { CallerSeal } from './caller-seal.js';
import { defineQuestion, questionSubject, Unavailable, type Question } from './question.js';

const familyOf = defineQuestion<{ childId: string }, { familyId: string }>({
  service: 'intake',
  query: 'family-of',
  version: 1,
});
const Errors = defineErrors('REGISTRY', {
  NOT_FOUND: { status: 404, title: { es: 'No está', en: 'Not there' }, todo: { es: 'Revise', en: 'Check' } },
});
const COORDINATOR = { person: 'p1', roles: ['coordinator'], communes: ['13110'], kind: 'person' };

describe('A question to another service', () => {
  const ring = newKeyRing();
  const seal = new CallerSeal(ring.token);
  let nats: Server;
  let link: NatsLink;
  let asker: Asker;
  let answerers: Answerer[] = [];

  beforeEach(async () => {
    nats = await openNats();
    link = linkTo(nats);
    asker = new Asker({ link, seal, timeoutMs: 500 });
    await link.connection();
  });
  afterEach(async () => {
    await Promise.all(answerers.map((answerer) => answerer.stop()));
    answerers = [];
    await link.close();
    await nats.remove();
  });

  async function answering(
    answer: (request: { childId: string }, call: Call) => Promise<{ familyId: string }>,
  ): Promise<void> {
    const answerer = new Answerer({ link, service: 'intake', seal }).on(familyOf, answer);
    answerers.push(answerer);
    answerer.start();
    await (await link.connection()).flush();
    await sleep(50);
  }
  const ask = (question: Question<{ childId: string }, { familyId: string }> = familyOf) =>
    asker.ask(question, { childId: 'c1' }, COORDINATOR, { traceparent: '00-a-b-01' });
  const refusedReason = async (asking: Promise<unknown>) => {
    const error = await asking.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Unavailable);
    expect(error).toMatchObject({ service: 'intake' });
    return (error as Unavailable).reason;
  };

  it('is answered under the principal and the trace of who asked', async () => {
    let heard: Call | undefined;
    await answering(async ({ childId }, call) => {
      heard = call;
      return { familyId: `family-of-${childId}` };
    });
    expect(await ask()).toEqual({ familyId: 'family-of-c1' });
    expect(heard).toEqual({ caller: COORDINATOR, traceparent: '00-a-b-01' });
  });

  it('names the service when nobody answers, at once', async () => {
    const began = Date.now();
    expect(await refusedReason(ask())).toBe('no-responder');
    expect(Date.now() - began).toBeLessThan(300);
  });

  it('names the service when it does not answer in time', async () => {
    await answering(async () => {
      await sleep(2_000);
      return { familyId: 'late' };
    });
    expect(await refusedReason(ask())).toBe('timeout');
  });

  it('names the service when NATS is away', async () => {
    await nats.kill();
    await until(() => !link.connected);
    expect(await refusedReason(ask())).toBe('connection');
  });

  it('brings a refusal by a rule back as that refusal', async () => {
    await answering(async () => {
      throw new RefusedError(refuse(Errors.NOT_FOUND, { params: { id: 1 } }));
    });
    const error = (await ask().catch((caught: unknown) => caught)) as RefusedError;
    expect(error).toBeInstanceOf(RefusedError);
    expect(error.refusal).toMatchObject({
      definition: { code: 'REGISTRY.NOT_FOUND', status: 404 },
      at: { params: { id: 1 } },
    });
  });

  it('tells nothing of a failure but that there was one', async () => {
    await answering(async () => {
      throw new Error('select * from child where name = …');
    });
    const error = (await ask().catch((caught: unknown) => caught)) as Error;
    expect(error.message).toBe('intake gives no answer (failed)');
  });

  it('whose answer is too big to travel is told so, and the next one is answered', async () => {
    let letters = 3_000_000;
    await answering(async () => ({ familyId: 'f'.repeat(letters) }));
    expect(await refusedReason(ask())).toBe('failed');
    letters = 1;
    expect(await ask()).toEqual({ familyId: 'f' });
  });

  it('is not answered in a version the other does not speak', async () => {
    await answering(async () => ({ familyId: 'f' }));
    expect(await refusedReason(ask(defineQuestion({ service: 'intake', query: 'family-of', version: 2 })))).toBe(
      'version',
    );
  });

  it('is not answered for a caller that somebody made up, or when its body was changed', async () => {
    await answering(async () => ({ familyId: 'f' }));
    const other = new Asker({ link, seal: new CallerSeal(newKeyRing().token) });
    expect(await refusedReason(other.ask(familyOf, { childId: 'c1' }, COORDINATOR))).toBe('failed');

    const subject = questionSubject(familyOf);
    const sealed = seal.seal({ subject, body: '1\n{"childId":"c1"}', caller: COORDINATOR });
    const made = headers();
    for (const [name, value] of [
      ['Oln-Version', '1'],
      ['Oln-Caller', sealed.caller],
      ['Oln-Expires', sealed.expires],
      ['Oln-Key', sealed.key],
      ['Oln-Seal', sealed.seal],
    ] as const) {
      made.set(name, value);
    }
    const connection = await link.connection();
    const good = await connection.request(subject, '{"childId":"c1"}', { headers: made, timeout: 500 });
    expect(good.json()).toMatchObject({ kind: 'answer' });
    const changed = await connection.request(subject, '{"childId":"c2"}', { headers: made, timeout: 500 });
    expect(changed.json()).toMatchObject({ kind: 'failed' });
  });

  it('is answered by a service that comes later', async () => {
    await nats.kill();
    const answerer = new Answerer({ link: linkTo(nats), service: 'intake', seal }).on(familyOf, async () => ({
      familyId: 'f',
    }));
    answerers.push(answerer);
    answerer.start();
    await nats.start();
    await until(async () => (await ask().catch(() => undefined)) !== undefined);
  });

  it('keeps nobody from stopping while NATS is away', async () => {
    await answering(async () => ({ familyId: 'f' }));
    await nats.kill();
    await until(() => !link.connected);
    const began = Date.now();
    await answerers.pop()!.stop();
    expect(Date.now() - began).toBeLessThan(500);
  });
});
