import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ProblemView } from '../http/problem.view';

const about = `易报云：易制毒化学品许可与监管。Permits and supervision for precursor chemicals.

Every write carries \`Idempotency-Key\` (the same key again gives the same answer) and, with a session, \`x-csrf-token\`.
Programs of an enterprise send \`Authorization: Bearer yby_…\` instead of a session: an API key, limited by its scopes (docs/api-keys.md).
Lists are paged by key: \`?after=<next>&limit=\`. Refusals are \`application/problem+json\` (RFC 9457) in Chinese and English.
Quantities are whole milligrams or pieces, as decimal strings.`;

/** The API's description, OpenAPI 3.1, made from the code when it is first asked for. */
export function openApi(app: NestFastifyApplication): void {
  let document: OpenAPIObject | null = null;
  const make = () => {
    document ??= describe(app);
    return document;
  };
  SwaggerModule.setup('api/docs', app, make, {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: '易报云 API',
  });
}

export function describe(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('易报云 Yi Bao Yun')
    .setDescription(about)
    .setVersion('0.1.0')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('yby_session')
    .addBearerAuth({ type: 'http', description: 'API key of an enterprise, yby_<id>_<secret>' })
    .build();
  const document = SwaggerModule.createDocument(app, config, { extraModels: [ProblemView] });
  const problem = {
    description: '不予办理：说明原因、依据和办法 / refused: what is wrong, which rule, what to do',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemView' } } },
  };
  for (const path of Object.values(document.paths))
    for (const method of ['get', 'post', 'put', 'delete', 'patch'] as const) {
      const operation = path[method];
      if (operation) operation.responses.default ??= problem;
    }
  return document;
}
