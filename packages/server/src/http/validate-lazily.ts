// Fastify's own check of what comes in, made for each part of a route when the first request reaches it: a server has
// hundreds of them, and making them all takes longer than everything else it does before it can answer.
import { AjvCompiler } from "@fastify/ajv-compiler";

const build = AjvCompiler();

/** What Fastify is given to make its checks with. A schema that is none fails the first request: a test makes them all. */
export const validateLazily: typeof build = (schemas, options) => {
  const compile = build(schemas, options);
  return (part) => {
    let check: ReturnType<typeof compile> | undefined;
    const checkLazily = (given: unknown) => {
      check ??= compile(part);
      // Ajv puts what it makes of the whole value into what holds it.
      const holder = { value: given };
      const place = { parentData: holder, parentDataProperty: "value", instancePath: "", rootData: holder };
      if (check(given, { ...place, dynamicAnchors: {} }) !== true) return { error: check.errors };
      return holder.value === given ? true : { value: holder.value };
    };
    return checkLazily as never; // Fastify takes this answer as well as Ajv's own
  };
};
