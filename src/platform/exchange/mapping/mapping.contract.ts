import { z } from 'zod';

/** A formula in JSONata. */
const Formula = z.string().trim().min(1).max(4000);
const Json = z.json();

/** Một ví dụ của phép chuyển đổi: a question of a caller, what the provider is then asked, what it says, what the caller gets. */
const MappingTest = z.strictObject({
  name: z.string().trim().min(3).max(120),
  parameters: z.record(z.string(), z.string().max(500)).default({}),
  body: Json.optional(),
  /** `path` is empty where the provider speaks SOAP: all its questions go to one address. */
  asked: z.strictObject({ path: z.string().max(1000).default(''), body: Json.optional() }),
  answered: z.strictObject({ status: z.int().min(200).max(499).default(200), body: Json.optional() }),
  gives: z.strictObject({ status: z.int().min(200).max(499).default(200), body: Json.optional() }),
});

const MappingMembers = z.strictObject({
  /** Of a provider that speaks SOAP: the operation of its WSDL. Bodies are then the JSON the envelope is made from and comes to. */
  soap: z.string().trim().min(1).max(200).optional(),
  method: z.enum(['get', 'put', 'post', 'delete', 'patch']).optional(),
  /** Where the provider is asked, with `{parameters}` of the operation in path and query; what a query has no value for stays out. */
  path: z
    .string()
    .max(500)
    .regex(/^\/[^\s#]*$/, 'bắt đầu bằng /')
    .optional(),
  /** Of `body` and `parameters`: the body the provider gets. */
  request: Formula.optional(),
  /** Of the provider's `body`, `status` and the `parameters`: the status the caller gets, where many say 200 and a code of their own. */
  status: Formula.optional(),
  /** Of the same, with the status the caller gets: the body. */
  response: Formula.optional(),
  tests: z.array(MappingTest).min(1, 'phải có ít nhất một ví dụ').max(20),
});

/** Chuyển đổi bản tin of one operation: between the contract callers see and what the provider really speaks. */
export const OperationMapping = MappingMembers.refine(
  ({ soap, method, path }) => soap === undefined || (method === undefined && path === undefined),
  'soap không đi cùng method, path: bên cung cấp bằng SOAP có một địa chỉ',
);
export type OperationMapping = z.infer<typeof OperationMapping>;

/** By operation. */
export const ServiceMapping = z.record(z.string().max(200), OperationMapping);
export type ServiceMapping = z.infer<typeof ServiceMapping>;
