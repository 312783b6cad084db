package com.jupiteriq.edge.v1.datatypes;

import com.jupiteriq.data.TypeCheck;
import com.jupiteriq.data.types.DataTypes;
import com.jupiteriq.edge.v1.V1Routes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class DataTypeRoutesModule {

    @Bean
    V1Routes dataTypeRoutes(DataTypes types, TypeCheck check) {
        return new V1Routes(new DataTypeRoutes(types, check).table());
    }
}
