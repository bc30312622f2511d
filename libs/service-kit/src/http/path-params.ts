import { applyDecorators } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';

const MODEL_PROPERTIES = 'swagger/apiModelProperties';
const PROPERTY_NAMES = 'swagger/apiModelPropertiesArray';

/** Documents path parameters from their class, so that validation and OpenAPI say the same. Use with `@Param() path: ThatClass`. */
export function PathParams(type: new () => object): MethodDecorator {
  const names = (Reflect.getMetadata(PROPERTY_NAMES, type.prototype) as string[] | undefined) ?? [];
  const params = names.map((marked) => {
    const name = marked.replace(/^:/, '');
    const {
      type: _type,
      required: _required,
      description,
      example,
      ...schema
    } = Reflect.getMetadata(MODEL_PROPERTIES, type.prototype, name) as Record<string, unknown>;
    return ApiParam({ name, required: true, description, example, schema: { type: 'string', ...schema } } as never);
  });
  return applyDecorators(...params);
}
