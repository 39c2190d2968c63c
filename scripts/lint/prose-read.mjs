const READS = new Set(
  'at charAt charCodeAt codePointAt endsWith includes indexOf lastIndexOf match matchAll replace replaceAll search slice split startsWith substring'.split(
    ' ',
  ),
);
const FLAVOURS = /^__@(prose|name)@/;

/** Whether an expression is of type `Prose` or `Id` (server/model/prose.ts), or may be. */
function isFlavoured(type) {
  if (type.isUnion()) return type.types.some(isFlavoured);
  return (
    type.isIntersection() &&
    type.types.some((part) => part.getProperties().some((one) => FLAVOURS.test(one.escapedName)))
  );
}

const isText = (node) =>
  (node.type === 'Literal' && typeof node.value === 'string' && node.value !== '') ||
  (node.type === 'TemplateLiteral' && node.expressions.length === 0);

/** What a text for people or a name says is not read back from it: it is to be had as data. */
export const noProseRead = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      read: 'A text for people or an id is not taken apart nor compared with a text: ask for what it says as data.',
    },
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    const check = (node, at = node) => {
      if (isFlavoured(services.getTypeAtLocation(node))) context.report({ node: at, messageId: 'read' });
    };
    return {
      CallExpression(node) {
        const { callee } = node;
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
        const { name } = callee.property;
        if (READS.has(name)) check(callee.object, node);
        if ((name === 'test' || name === 'exec') && node.arguments[0]) check(node.arguments[0], node);
      },
      BinaryExpression(node) {
        if (!/^[!=]==?$/.test(node.operator)) return;
        if (isText(node.right)) check(node.left, node);
        else if (isText(node.left)) check(node.right, node);
      },
      SwitchStatement: (node) => check(node.discriminant),
    };
  },
};
