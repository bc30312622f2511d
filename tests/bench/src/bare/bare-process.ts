import { condition, defineSignal, proxyActivities, setHandler, sleep } from '@temporalio/workflow';

interface Activities {
  put(id: string): Promise<string>;
}

const { put } = proxyActivities<Activities>({ startToCloseTimeout: '10s' });
const end = defineSignal('end');

/** As our processes begin: one activity, then a timer and a signal, whichever comes first. */
export async function bareProcess(id: string): Promise<void> {
  let ended = false;
  setHandler(end, () => void (ended = true));
  await put(id);
  await condition(() => ended, '30 days');
}

/** Thirty-nine weeks, and nothing else. */
export async function bareWeeks(): Promise<void> {
  await sleep('273 days');
}
