import { ApiBody } from '@nestjs/swagger';

/**
 * A body as it is really sent. The examples tell one family's story, from March 2026 on; a spec sends every one of them.
 * Ids stand for those of the reader.
 */
export const Example = <Body extends object>(type: new () => Body, value: Body): MethodDecorator =>
  ApiBody({ type, examples: { example: { value } } });

/** Stands for an id of the reader. */
export const SOME_ID = '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11';
