package org.seatline.protocol.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelMutableAst;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableMutableAst;
import dev.cel.common.navigation.CelNavigableMutableExpr;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compiles expressions over a set of names. Immutable, any thread but the UI thread: the first one
 * of a process takes about half a second, later ones a millisecond.
 */
public final class ExpressionCompiler {
  /** The name of the operator that picks from a list. */
  private static final String INDEX = "_[_]";

  private final Set<String> names;
  private final CelCompiler compiler;

  /**
   * @param names what expressions may read, and what it holds
   */
  public ExpressionCompiler(Map<String, ExpressionType> names) {
    this.names = Set.copyOf(names.keySet());
    var types = new RowTypes(names);
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(ExpressionLimits.options())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addFunctionDeclarations(ExpressionFunctions.DECLARATIONS);
    names.forEach((name, type) -> builder.addVar(name, types.of(name, type)));
    this.compiler = builder.setTypeProvider(types).build();
  }

  /** Loaded with the first expression, not with the seat. */
  private static final class Shared {
    static final CelRuntime RUNTIME =
        CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(ExpressionLimits.options())
            .addFunctionBindings(ExpressionFunctions.BINDINGS)
            .build();
  }

  /** Checks the source of an expression that is to give this. */
  public Compilation compile(String source, ExpressionType.Plain result) {
    if (source.codePointCount(0, source.length()) > ExpressionLimits.SOURCE_MAX_CHARS) {
      return failed(ExpressionProblem.Kind.TOO_LONG, 1, "" + ExpressionLimits.SOURCE_MAX_CHARS);
    }
    try {
      CelValidationResult parsed = compiler.parse(source);
      if (parsed.hasError()) {
        return new Compilation.Failed(ExpressionComplaints.first(parsed, Map.of()));
      }
      CelAbstractSyntaxTree ast = parsed.getAst();
      CelValidationResult checked = compiler.check(withPlainNumbers(ast));
      if (checked.hasError()) {
        return new Compilation.Failed(
            ExpressionComplaints.first(checked, ast.getSource().getPositionsMap()));
      }
      return finish(source, checked.getAst(), RowTypes.of(result));
    } catch (CelValidationException | CelEvaluationException e) {
      return failed(ExpressionProblem.Kind.SYNTAX, 1, String.valueOf(e.getMessage()));
    }
  }

  private Compilation finish(String source, CelAbstractSyntaxTree ast, CelType wanted)
      throws CelEvaluationException {
    if (!ast.getResultType().equals(wanted)) {
      return failed(ExpressionProblem.Kind.WRONG_RESULT, 1, ExpressionComplaints.word(wanted));
    }
    return new Compilation.Done(
        new Expression(source, read(ast), Shared.RUNTIME.createProgram(ast)));
  }

  private Set<String> read(CelAbstractSyntaxTree ast) {
    return CelNavigableAst.fromAst(ast)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.IDENT)
        .map(node -> node.expr().ident().name())
        .filter(names::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Nobody who writes a form thinks of whole and broken numbers: {@code 2} is {@code 2.0} here. */
  private static CelAbstractSyntaxTree withPlainNumbers(CelAbstractSyntaxTree parsed) {
    CelMutableAst ast = CelMutableAst.fromCelAst(parsed);
    List<CelNavigableMutableExpr> whole =
        CelNavigableMutableAst.fromAst(ast)
            .getRoot()
            .allNodes()
            .filter(ExpressionCompiler::isWholeNumber)
            .filter(node -> !isIndex(node))
            .toList();
    whole.forEach(
        node ->
            node.expr()
                .setConstant(CelConstant.ofValue((double) node.expr().constant().int64Value())));
    return ast.toParsedAst();
  }

  private static boolean isWholeNumber(CelNavigableMutableExpr node) {
    return node.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && node.expr().constant().getKind() == CelConstant.Kind.INT64_VALUE;
  }

  private static boolean isIndex(CelNavigableMutableExpr node) {
    return node.parent()
        .filter(parent -> parent.getKind() == CelExpr.ExprKind.Kind.CALL)
        .filter(parent -> parent.expr().call().function().equals(INDEX))
        .filter(parent -> parent.expr().call().args().getLast().id() == node.expr().id())
        .isPresent();
  }

  private static Compilation failed(ExpressionProblem.Kind kind, int column, String detail) {
    return new Compilation.Failed(new ExpressionProblem(kind, column, detail));
  }
}
