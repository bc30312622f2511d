import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Changes, PathParams, Rights, type RightName } from '@oln/service-kit';
import { IdPath } from '../access/paths.js';
import { RequestDto } from './request.dto.js';

/** `POST /requests/:id/<step>`: one thing people do with a request. Needs the ETag that was seen. */
export const Step = (
  step: string,
  right: RightName = 'requests.work',
  answer: new () => object = RequestDto,
  prefix = '',
): MethodDecorator =>
  applyDecorators(
    Post(`${prefix}:id/${step}`),
    HttpCode(200),
    Rights(right),
    Changes(),
    PathParams(IdPath),
    ApiOkResponse({ type: answer }),
  );
