import { describe, expect, it } from '@jest/globals';
import { SharedAnswers } from './shared-answers.js';

const figure = (value: number) => [{ indicator: 'renounced', value }];

describe('Figures that leave the commune', () => {
  it('are reckoned once for who asks the same within a minute, and anew after it', async () => {
    let now = 0;
    const shared = new SharedAnswers<ReturnType<typeof figure>>(() => now);
    expect(await shared.of('a', () => Promise.resolve(figure(1)))).toEqual(figure(1));
    now = 59_999;
    expect(await shared.of('a', () => Promise.resolve(figure(2)))).toEqual(figure(1));
    now = 60_000;
    expect(await shared.of('a', () => Promise.resolve(figure(3)))).toEqual(figure(3));
  });

  it('are others for who asks something else', async () => {
    const shared = new SharedAnswers<ReturnType<typeof figure>>();
    await shared.of('a', () => Promise.resolve(figure(1)));
    expect(await shared.of('b', () => Promise.resolve(figure(2)))).toEqual(figure(2));
  });

  it('that could not be reckoned are asked for again', async () => {
    const shared = new SharedAnswers<ReturnType<typeof figure>>();
    await expect(shared.of('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await shared.of('a', () => Promise.resolve(figure(2)))).toEqual(figure(2));
  });

  it('are not remembered for ever', async () => {
    const shared = new SharedAnswers<ReturnType<typeof figure>>();
    for (let number = 0; number <= 500; number++) await shared.of(`${number}`, () => Promise.resolve(figure(number)));
    expect(await shared.of('0', () => Promise.resolve(figure(-1)))).toEqual(figure(-1));
    expect(await shared.of('500', () => Promise.resolve(figure(-1)))).toEqual(figure(500));
  });
});
