import ts from 'typescript';

const { TypeFlags } = ts;

/** Any text, or any of a pattern: not a closed set of words. */
const isOpenText = (type) =>
  type.isUnion()
    ? type.types.some(isOpenText)
    : (type.flags & (TypeFlags.String | TypeFlags.TemplateLiteral | TypeFlags.Any)) !== 0;

/**
 * A lint rule: no text indexes a plain object. `record[text]` finds the members of `Object.prototype`, too, and texts come from
 * files: a resource type called `constructor` ended whole runs. Ask `own` of server/model/own.ts, or keep a `Map`. Keys that the
 * code spells out, or whose type is a closed set of words, are fine; so are lists, and numbers.
 */
export const ownKeys = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      index: 'A text as an index finds `constructor` and `__proto__`, too: use `own(record, key)` or a Map.',
      in: '`in` finds `constructor` and `toString`, too: use `Object.hasOwn` or a Map.',
    },
  },
  create(context) {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();
    const typeOf = (node) => constraintOf(checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node)));
    const constraintOf = (type) => checker.getBaseConstraintOfType(type) ?? type;
    const isObject = (type) => {
      if (type.isUnion()) return type.types.some((one) => isObject(constraintOf(one)));
      if (checker.isArrayType(type) || checker.isTupleType(type)) return false;
      return (type.flags & (TypeFlags.Object | TypeFlags.Intersection | TypeFlags.Any)) !== 0;
    };
    const check = (node, object, key) => {
      if (isOpenText(typeOf(key)) && isObject(typeOf(object))) context.report({ node, messageId: 'index' });
    };
    return {
      MemberExpression(node) {
        if (node.computed) check(node, node.object, node.property);
      },
      'ObjectPattern > Property[computed=true]'(node) {
        check(node, node.parent, node.key);
      },
      'BinaryExpression[operator="in"]'(node) {
        if (node.left.type !== 'PrivateIdentifier' && isOpenText(typeOf(node.left)))
          context.report({ node, messageId: 'in' });
      },
    };
  },
};
