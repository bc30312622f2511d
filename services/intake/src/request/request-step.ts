import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Role } from '@oln/contracts';
import { Changes, PathParams, Rights } from '@oln/service-kit';
import { IdPath } from '../access/paths.js';
import { RequestDto } from './request.dto.js';

/** `POST /requests/:id/<step>`: one thing people do with a request. Needs the ETag that was seen. */
export const Step = (
  step: string,
  roles: readonly Role[],
  answer: new () => object = RequestDto,
  prefix = '',
): MethodDecorator =>
  applyDecorators(
    Post(`${prefix}:id/${step}`),
    HttpCode(200),
    Rights({ roles }),
    Changes(),
    PathParams(IdPath),
    ApiOkResponse({ type: answer }),
  );
