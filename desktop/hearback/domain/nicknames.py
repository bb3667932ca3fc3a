"""What people called by a first name are called among friends, where the short form does not begin like the long one."""

_FORMS = """
anna ania anka andzia; barbara basia; katarzyna kasia; malgorzata gosia malgosia; joanna asia; agnieszka aga;
aleksandra ola; alexandra sasha; zofia zosia; maria marysia; krzysztof krzysiek krzys; tomasz tomek; piotr piotrek;
jakub kuba; stanislaw staszek; jan janek jasiek; wojciech wojtek; grzegorz grzesiek; slawomir slawek; jerzy jurek;
magdalena magda; elzbieta ela; karolina karola; weronika wera; ewa ewka; maciej maciek; bartlomiej bartek; bartosz bartek;
przemyslaw przemek; radoslaw radek; jaroslaw jarek; miroslaw mirek; dariusz darek; ryszard rysiek; zbigniew zbyszek;
tadeusz tadek; andrzej jedrek; kazimierz kazik; wladyslaw wladek; jozef jozek; aleksander olek alek; sebastian seba;
robert bob rob bobby; william bill will billy liam; elizabeth liz lizzie beth betty betsy; richard rick dick richie;
margaret peggy maggie meg; james jim jimmy; john jack johnny; michael mike mick; katherine kate kathy katie;
catherine kate cathy katie; edward ted ned; charles chuck charlie; anthony tony; patricia trish patty; deborah debbie;
theodore ted; henry harry hank; dorothy dot dottie; sarah sally; lawrence larry; gerald jerry;
francisco paco pancho chico kiko; jose pepe ze; ignacio nacho; guadalupe lupe; enrique quique; dolores lola;
johannes hans hannes; friedrich fritz; georg schorsch; josef sepp; ludwig lutz; giuseppe beppe peppe pino; luigi gigi;
giovanni gianni nanni; francesco checco franco; margherita rita
"""


def nicknames_of(name: str) -> frozenset[str]:
    """Return the short forms of a first name, both in lower case and without accents."""
    return _BY_NAME.get(name, frozenset())


_BY_NAME = {long: frozenset(short) for long, *short in map(str.split, _FORMS.split(";"))}
